namespace Baloan.Sdk;

/// <summary>What came of a call back.</summary>
/// <param name="Answer">What the caller is answered.</param>
/// <param name="Rest">Ends with the handler that runs on after the answer, and gives the loan's turn back then; null where nothing runs on.</param>
internal readonly record struct CallbackOutcome(CallbackAnswer Answer, Task? Rest = null)
{
    public static implicit operator CallbackOutcome(CallbackAnswer answer) => new(answer);
}
