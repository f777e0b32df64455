using Baloan.Sdk;
using Microsoft.AspNetCore.Mvc;

namespace Baloan.Partner.Tests.Validation;

/// <summary>A partner's controller for an API.</summary>
[ApiController]
[Route("mvc")]
public sealed class LoanRequestsController : ControllerBase
{
    [HttpPost("json")]
    public IActionResult TakeJson(CreateLoanRequest request) => Ok();

    [HttpPost("texts")]
    public IActionResult TakeTexts([FromForm] LoanForm form) => Ok(form.ToRequest(storeId: 1, months: 12));

    [HttpPost("contact")]
    public IActionResult TakeContact([FromForm] ContactForm form) => Ok();

    [HttpPost("form")]
    public IActionResult TakeForm([FromForm] CreateLoanRequest request) => Ok();
}
