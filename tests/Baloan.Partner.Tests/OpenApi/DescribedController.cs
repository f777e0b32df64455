using Baloan.Sdk;
using Microsoft.AspNetCore.Mvc;

namespace Baloan.Partner.Tests.OpenApi;

/// <summary>A partner's controller that takes the client's types from everywhere.</summary>
[ApiController]
[Route("described")]
public sealed class DescribedController : ControllerBase
{
    [HttpGet("mvc/{phone}")]
    public IActionResult Take(PhoneNumber phone, Toman? price, [FromQuery] LoanState[] states, [FromQuery] TomanRange range) => Ok();

    [HttpPost("mvc")]
    public ActionResult<Described> Take(Described body) => Ok(body);

    [HttpPost("mvc/form")]
    public IActionResult TakeForm([FromForm] Described form) => Ok();
}
