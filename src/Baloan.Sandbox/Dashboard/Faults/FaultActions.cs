using System.Net.Mime;
using Baloan.Sandbox.Dashboard.Sections;

namespace Baloan.Sandbox.Dashboard.Faults;

/// <summary>Takes the form of a fault. One that is wrong comes back as it was typed: alone for the script, within the whole page without.</summary>
internal static class FaultActions
{
    public static async Task<IResult> AddAsync(HttpContext context, SandboxFaults faults, DashboardPage page)
    {
        var sent = await DashboardForm.ReadAsync(context);
        var view = DashboardEndpoints.ViewOf(context);
        var form = FaultForm.Read(sent, view.Text);
        if (form.IsWrong)
        {
            var isPage = context.Request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase);
            return DashboardEndpoints.Answer(context, isPage ? page.Whole(view, form) : FaultFields.Form(view.Text, form), StatusCodes.Status400BadRequest);
        }

        foreach (var fault in form.Faults)
        {
            faults.Add(fault);
        }

        return DashboardActions.Done(context);
    }
}
