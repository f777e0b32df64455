namespace Baloan.Sandbox.Dashboard;

/// <summary>What a form of the dashboard sends.</summary>
internal static class DashboardForm
{
    /// <summary>Reads it.</summary>
    /// <exception cref="BadHttpRequestException">It is no form, or one that cannot be read.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType
                ? await context.Request.ReadFormAsync(context.RequestAborted)
                : throw new BadHttpRequestException("The body must be a form.");
        }
        catch (InvalidDataException exception)
        {
            throw new BadHttpRequestException("The form cannot be read.", exception);
        }
    }
}
