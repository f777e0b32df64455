using System.Globalization;

namespace Baloan.Sdk;

/// <summary>Where in an error body a value stands.</summary>
internal readonly struct ErrorPlace
{
    public int Depth { get; private init; }

    /// <summary>Whether it is below a field's name, so that prose is about that field.</summary>
    public bool IsInField { get; private init; }

    /// <summary>The field's name with those above it, such as <c>user.phone_number</c>; null where no texts are collected.</summary>
    public string? Path { get; private init; }

    // One more than the index, so that zero is none.
    private int Position { get; init; }

    public ErrorPlace Deeper() => this with { Depth = Depth + 1 };

    public ErrorPlace At(int index) => this with { Position = index + 1 };

    public ErrorPlace InField(string? name) => this with
    {
        IsInField = true,
        Path = name is null || Path is null ? name : Join(name),
        Position = 0,
    };

    private string Join(string name) => Position == 0
        ? Path + "." + name
        : Path + "[" + (Position - 1).ToString(CultureInfo.InvariantCulture) + "]." + name;
}
