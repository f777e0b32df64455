using System.ComponentModel.DataAnnotations;
using Baloan.Sdk;

namespace Baloan.Partner.Tests.Validation;

/// <summary>The form of docs/web.md that has values for fields.</summary>
public sealed class ContactForm
{
    [Required(ErrorMessage = "شمارهٔ موبایل را بنویسید.")]
    public PhoneNumber? Phone { get; set; }

    [Required(ErrorMessage = "مبلغ را به تومان بنویسید.")]
    public Toman? Price { get; set; }
}
