using Baloan.Samples.PartnerShop.Clerk;
using Baloan.Samples.PartnerShop.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Baloan.Samples.PartnerShop.Pages.Clerk;

/// <summary>Lets the clerk in.</summary>
[EnableRateLimiting(AttemptLimits.SignIn)]
public sealed class SignInModel(ClerkSignIn signIn) : PageModel
{
    public bool IsOpen => signIn.IsOpen;

    public bool IsRefused { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? password, string? returnUrl)
    {
        if (signIn.Check(password, HttpContext.Connection.RemoteIpAddress) is not { } clerk)
        {
            IsRefused = true;
            return Page();
        }

        await HttpContext.SignInAsync(ClerkSignIn.Scheme, clerk);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/clerk");
    }
}
