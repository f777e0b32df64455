using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baloan.Samples.PartnerShop.Pages;

/// <summary>What is shown where there is no page, or where one failed.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Status { get; set; }

    public bool IsTooOften => Status == StatusCodes.Status429TooManyRequests;

    /// <summary>Whether a form came without its token, or with that of another visit.</summary>
    public bool IsStale => Status == StatusCodes.Status400BadRequest;

    public bool IsMissing => Status == StatusCodes.Status404NotFound;
}
