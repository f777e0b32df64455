using Microsoft.AspNetCore.Mvc;

namespace Baloan.Sdk.AspNetCore.Tests.Problems;

/// <summary>A partner's plain controller, whose answer from the gateway was lost.</summary>
public sealed class LoansController : Controller
{
    [Route("plain")]
    public IActionResult Open() => HttpContext is null ? NoContent() : throw new BaloanOutcomeUnknownException("POST loan/");
}
