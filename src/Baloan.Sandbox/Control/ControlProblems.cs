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
internal static class BadRequestReason
{
    /// <summary>Names the member as it was sent: an operation's own exceptions name it as it is called in code.</summary>
    public static string Of(ArgumentException exception, HttpContext context)
    {
        var message = exception.Message.Split(" (Parameter", 2)[0];
        var argument = LastPart(exception.ParamName ?? "");
        if (ControlRequest.Of(context)?.MemberOf(argument, context) is not { } member)
        {
            return message;
        }

        var words = message.Split(' ');
        return LastPart(words[0]) == argument ? string.Join(' ', [member, .. words[1..]]) : $"{member} is refused: {message}";
    }

    private static string LastPart(string name) => name.Split('.')[^1];
}
