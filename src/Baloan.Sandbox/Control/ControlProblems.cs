using System.Text.Json;
using System.Text.RegularExpressions;
using Baloan.Sandbox.Loans;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Baloan.Sandbox.Control;

internal static class ControlProblems
{
    public static ProblemHttpResult NotFound(string what) =>
        TypedResults.Problem($"There is no such {what}.", statusCode: StatusCodes.Status404NotFound);

    /// <summary>The answer to a move that a loan refused; null stands for a loan that does not exist.</summary>
    public static ProblemHttpResult NotMoved(SandboxLoan? loan) => loan is null
        ? NotFound("loan")
        : TypedResults.Problem($"The loan cannot be moved there: it is {loan.State.Slug()}.", statusCode: StatusCodes.Status409Conflict);
}

/// <summary>Says what is wrong with a request to the control, in the words of its sender.</summary>
internal static partial class BadRequestReason
{
    public static string Of(BadHttpRequestException exception)
    {
        if (exception.InnerException is not JsonException json)
        {
            return exception.Message;
        }

        var match = Conversion().Match(json.Message);
        if (!match.Success)
        {
            return json.Message;
        }

        var member = match.Groups["path"].Value;
        var type = typeof(BadRequestReason).Assembly.GetType(match.Groups["type"].Value);
        return type is { IsEnum: true }
            ? $"{member} must be one of {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}."
            : $"{member} has a value that cannot be read.";
    }

    public static string Of(ArgumentException exception) => exception.Message.Split(" (Parameter", 2)[0];

    [GeneratedRegex(@"could not be converted to (?:System\.Nullable`1\[)?(?<type>[\w.]+)\]?\. Path: \$\.?(?<path>\S*) \|", RegexOptions.CultureInvariant)]
    private static partial Regex Conversion();
}
