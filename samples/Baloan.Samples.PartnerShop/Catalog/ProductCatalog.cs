using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Catalog;

/// <summary>All that the shop sells.</summary>
public sealed class ProductCatalog
{
    public IReadOnlyList<Product> Products { get; } =
    [
        new("laptop", "لپ‌تاپ سبک ۱۴ اینچ", "یک کیلو و دویست گرم، برای درس و کار و سفر.", new Toman(38_900_000),
            "باتری ۱۴ ساعته", "صفحه‌نمایش مات و کم‌نور", "۱۶ گیگابایت حافظه"),
        new("phone", "گوشی هوشمند ۲۵۶ گیگابایتی", "دوربینی که در نور کم هم می‌بیند.", new Toman(24_500_000),
            "نمایشگر ۱۲۰ هرتز", "شارژ کامل در ۴۰ دقیقه", "ضدآب"),
        new("bicycle", "دوچرخهٔ شهری", "بدنهٔ سبک آلومینیومی، هشت دنده، آمادهٔ کوچه و خیابان.", new Toman(18_200_000),
            "چراغ جلو و عقب", "ترمز دیسکی", "یک سال سرویس رایگان"),
        new("fridge", "یخچال فریزر کم‌مصرف", "جادار و بی‌صدا، با کم‌ترین مصرف برق.", new Toman(46_800_000),
            "۵۲۰ لیتر", "بدون برفک", "ده سال ضمانت موتور"),
        new("camera", "دوربین بدون آینه", "حسگر بزرگ، بدنهٔ کوچک؛ با لنز ۳۵ میلی‌متری.", new Toman(64_000_000),
            "فیلم‌برداری بسیار روشن و دقیق", "لرزش‌گیر پنج‌محوره", "کیف و کارت حافظه هدیه"),
        new("headphones", "هدفون بی‌سیم", "سکوت، هر جا که باشید.", new Toman(4_300_000),
            "حذف نویز", "۳۰ ساعت پخش", "تاشو و سبک"),
    ];

    public Product? Find(string? slug) => Products.FirstOrDefault(product => product.Slug == slug);
}
