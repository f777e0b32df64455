using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Loans;
using Baloan.Sandbox.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Baloan.Sandbox.Control;

/// <summary>Loan files, by hand.</summary>
internal static class LoanControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapGet("/", List).Describe("list_loans", "All loan files, the oldest first.");
        control.MapGet("/sample", Sample).Describe("sample_loan", "A request for a loan by somebody new, as POST loan/ takes it; another applicant each time.");
        control.MapGet("/{id}", Get).Describe("get_loan", "One loan file.");
        control.MapGet("/{id}/otp", Otp).Describe("get_otp", "The one-time password that signs a loan's contract now.");
        control.MapPost("/{id}/advance", Advance)
            .Describe("advance_loan", "Moves a loan to its next state: created, cheque_verified, send_loan_to_bank, loan_paid.");
        control.MapPost("/{id}/state", Move).Describe("move_loan", "Moves a loan to any other state.");
    }

    private static Results<Ok<IReadOnlyList<SandboxLoan>>, ProblemHttpResult> List(LoanBook book, string? state = null)
    {
        if (state is null)
        {
            return TypedResults.Ok(book.All);
        }

        return LoanStates.TryParse(state, out var wanted)
            ? TypedResults.Ok<IReadOnlyList<SandboxLoan>>([.. book.All.Where(loan => loan.State == wanted)])
            : TypedResults.Problem($"state must be one of {LoanStates.All}.", statusCode: StatusCodes.Status400BadRequest);
    }

    private static Ok<LoanRequestBody> Sample(SampleApplicants applicants) => TypedResults.Ok(applicants.Next());

    private static Results<Ok<SandboxLoan>, ProblemHttpResult> Get(Guid id, LoanBook book) =>
        book.Find(id) is { } loan ? TypedResults.Ok(loan) : ControlProblems.NotFound("loan");

    private static Results<Ok<OtpBody>, ProblemHttpResult> Otp(Guid id, LoanBook book) =>
        book.Find(id) is { } loan ? TypedResults.Ok(new OtpBody(loan.Otp)) : ControlProblems.NotFound("loan");

    private static Results<Ok<SandboxLoan>, ProblemHttpResult> Advance(Guid id, LoanMoves moves, LoanBook book) =>
        Moved(id, moves.Advance(id), book);

    private static Results<Ok<SandboxLoan>, ProblemHttpResult> Move(Guid id, StateBody body, LoanMoves moves, LoanBook book) =>
        Moved(id, moves.Move(id, body.State, body.Reason), book);

    private static Results<Ok<SandboxLoan>, ProblemHttpResult> Moved(Guid id, LoanOutcome outcome, LoanBook book) =>
        outcome.Error is null ? TypedResults.Ok(outcome.Loan!) : ControlProblems.NotMoved(book.Find(id));
}

/// <summary>A loan's one-time password; null when none is valid.</summary>
internal sealed record OtpBody(string? Otp);

/// <summary>Moves a loan to a state.</summary>
internal sealed record StateBody(SandboxLoanState State, string? Reason = null);
