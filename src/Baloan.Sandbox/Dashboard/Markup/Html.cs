namespace Baloan.Sandbox.Dashboard.Markup;

/// <summary>Markup that is safe to send: what was put into it is encoded.</summary>
internal readonly record struct Html(string Text)
{
    public static readonly Html None = new("");

    public static Html Of(ref HtmlInterpolation markup) => new(markup.ToString());

    public override string ToString() => Text;
}
