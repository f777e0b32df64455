using Microsoft.AspNetCore.Antiforgery;

namespace Marketplace;

/// <summary>The page of the form.</summary>
public static class CheckoutPage
{
    public static string Of(AntiforgeryTokenSet tokens) =>
        $"""
        <!doctype html>
        <html lang="fa" dir="rtl">
        <title>خرید اقساطی</title>
        <form method="post">
          <label>موبایل <input name="Phone"></label>
          <label>کد ملی <input name="NationalCode"></label>
          <label>تاریخ تولد <input name="Birth"></label>
          <label>مبلغ <input name="Price"></label>
          <input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}">
          <button>درخواست وام</button>
        </form>
        """;
}
