using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Baloan.Sandbox.Dashboard;

/// <summary>Markup that is safe to send: what was put into it is encoded.</summary>
internal readonly record struct Html(string Text)
{
    public static readonly Html None = new("");

    public static Html Of(ref HtmlInterpolation markup) => new(markup.ToString());

    public override string ToString() => Text;
}

/// <summary>Builds markup from an interpolated string: its literal parts are taken as they are, every value is encoded.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolation(int literalLength, int formattedCount)
{
    private const int UsualValueLength = 32;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new(literalLength + (formattedCount * UsualValueLength));

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(Html markup) => _text.Append(markup.Text);

    public void AppendFormatted(IEnumerable<Html> parts) => _text.AppendJoin('\n', parts);

    public void AppendFormatted(string? value) => _text.Append(Encoder.Encode(value ?? ""));

    public void AppendFormatted(int value) => _text.Append(value.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Guid value) => _text.Append(value.ToString("D", CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();
}
