using System.ComponentModel;
using System.Globalization;

namespace Baloan.Sdk;

/// <summary>
/// Lets what knows type converters alone (Newtonsoft.Json, configuration, MVC) read and write a value. It writes the whole value,
/// since a converter is asked to keep it; what prints a value asks <c>ToString()</c>.
/// </summary>
internal sealed class TextTypeConverter<T, TForm> : TypeConverter
    where TForm : struct, ITextForm<T>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || IsNumber(sourceType) || base.CanConvertFrom(context, sourceType);

    /// <exception cref="FormatException">The text cannot be read; the message holds nothing of it.</exception>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        TextOf(value) is not { } text ? base.ConvertFrom(context, culture, value)
        : default(TForm).TryRead(text, out var result) ? result
        : throw new FormatException($"The text is no {typeof(T).Name}.");

    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        value is T typed && destinationType == typeof(string)
            ? default(TForm).Write(typed)
            : base.ConvertTo(context, culture, value, destinationType);

    // The numbers that a JSON reader makes of a token.
    private static bool IsNumber(Type type) =>
        type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double);

    private static string? TextOf(object value) => value switch
    {
        string text => text,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number when IsNumber(number.GetType()) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}

/// <summary>The text that a value is kept as: the whole value, the same in every culture, and read back as the same value.</summary>
internal interface ITextForm<T>
{
    /// <summary>Reads the text; what <see cref="Write"/> gives for the default is the default again.</summary>
    bool TryRead(string text, out T value);

    /// <summary>The text of a value, whole where <c>ToString()</c> masks.</summary>
    string Write(T value);
}
