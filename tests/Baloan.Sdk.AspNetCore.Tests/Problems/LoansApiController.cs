using Microsoft.AspNetCore.Mvc;

namespace Baloan.Sdk.AspNetCore.Tests.Problems;

/// <summary>A partner's controller for an API, whose answer from the gateway was lost.</summary>
[ApiController]
public sealed class LoansApiController : ControllerBase
{
    [Route("api")]
    public IActionResult Open() => HttpContext is null ? NoContent() : throw new BaloanOutcomeUnknownException("POST loan/");
}
