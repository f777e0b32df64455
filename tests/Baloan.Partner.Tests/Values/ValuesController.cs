using Baloan.Sdk;
using Microsoft.AspNetCore.Mvc;

namespace Baloan.Partner.Tests.Values;

/// <summary>A partner's MVC controller: each value may stand in the route, the query or a form.</summary>
[Route("mvc")]
public sealed class ValuesController : Controller
{
    [Route("PhoneNumber/{value?}")]
    public IActionResult Take(PhoneNumber value) => Answer(value);

    [Route("NationalId/{value?}")]
    public IActionResult Take(NationalId value) => Answer(value);

    [Route("BirthDate/{value?}")]
    public IActionResult Take(BirthDate value) => Answer(value);

    [Route("Toman/{value?}")]
    public IActionResult Take(Toman value) => Answer(value);

    [Route("TomanRange/{value?}")]
    public IActionResult Take(TomanRange value) => Answer(value);

    [Route("LoanState/{value?}")]
    public IActionResult Take(LoanState value) => Answer(value);

    [Route("BaloanErrorCode/{value?}")]
    public IActionResult Take(BaloanErrorCode value) => Answer(value);

    [Route("InstallmentFormula/{value?}")]
    public IActionResult Take(InstallmentFormula value) => Answer(value);

    [HttpPost("request")]
    public IActionResult Take(CreateLoanRequest value) => ModelState.IsValid ? Json(value) : BadRequest();

    [HttpPost("callback")]
    public IActionResult Take([FromBody] LoanCallback value) => ModelState.IsValid ? Json(value) : BadRequest();

    private IActionResult Answer(object? value) => ModelState.IsValid ? Content(Sample.WholeOf(value)) : BadRequest();
}
