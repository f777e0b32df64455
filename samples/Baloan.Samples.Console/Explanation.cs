using Baloan.Sdk;
using Microsoft.Extensions.Options;

namespace Baloan.Samples.Console;

/// <summary>One clear sentence for what can go wrong.</summary>
internal static class Explanation
{
    public static string? Of(Exception exception) => exception switch
    {
        BaloanAuthenticationException => "The gateway did not accept the user name and password.",
        BaloanApplicantException error => $"The gateway says no to this applicant ({error.Code}): {error.GatewayMessage}",
        BaloanApiException error => $"{error.Message} {error.GatewayMessage}".TrimEnd(),
        BaloanConnectionException error => $"The gateway could not be reached: {Innermost(error).Message}",
        BaloanException error => error.Message,
        OptionsValidationException error => string.Join(" ", error.Failures),
        JourneyException error => error.Message,
        IOException error => error.Message,
        OperationCanceledException => "Stopped.",
        _ => null,
    };

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception;
    }
}
