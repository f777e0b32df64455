using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace Baloan.Sdk;

/// <summary>The language that a request's sender reads: Persian or English.</summary>
internal sealed class ProblemLanguage : CultureInfo
{
    public static readonly ProblemLanguage Persian = new("fa");
    public static readonly ProblemLanguage English = new("en");

    private readonly string _name;

    // Invariant globalization knows no Persian culture: this one has nothing but its name.
    private ProblemLanguage(string name)
        : base("") => _name = name;

    public override string TwoLetterISOLanguageName => _name;

    public static ProblemLanguage Of(HttpContext context)
    {
        if (context.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture is { } chosen)
        {
            return Of(chosen);
        }

        return context.Request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Named(language.Value.AsSpan()))
            .FirstOrDefault(language => language is not null) ?? Of(CurrentUICulture);
    }

    private static ProblemLanguage Of(CultureInfo culture) => Named(culture.TwoLetterISOLanguageName) ?? English;

    private static ProblemLanguage? Named(ReadOnlySpan<char> tag)
    {
        var language = tag.IndexOf('-') is var end and >= 0 ? tag[..end] : tag;
        return language.Equals("fa", StringComparison.OrdinalIgnoreCase) ? Persian
            : language.Equals("en", StringComparison.OrdinalIgnoreCase) ? English
            : null;
    }
}
