namespace Baloan.Sdk;

/// <summary>Walks over the characters of a formula.</summary>
internal ref struct FormulaScanner
{
    private readonly ReadOnlySpan<char> _text;

    public FormulaScanner(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Where the current character is, counted from zero.</summary>
    public int Position { get; private set; }

    /// <summary>Whether no character but blanks is left.</summary>
    public bool IsAtEnd
    {
        get
        {
            _ = Next();
            return Position == _text.Length;
        }
    }

    private readonly char Current => Position < _text.Length ? _text[Position] : '\0';

    public static bool StartsNumber(char character) => character == '.' || IsDigit(character);

    public static bool StartsName(char character) =>
        character is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    /// <summary>Skips blanks and gives the next character; '\0' at the end.</summary>
    public char Next()
    {
        while (Position < _text.Length && Digits.IsBlank(_text[Position]))
        {
            Position++;
        }

        return Current;
    }

    /// <summary>Goes past the current character and gives it.</summary>
    public char Take() => _text[Position++];

    /// <summary>Goes past <c>**</c> where it comes next.</summary>
    public bool TakePower()
    {
        var found = Next() == '*' && Position + 1 < _text.Length && _text[Position + 1] == '*';
        Position += found ? 2 : 0;
        return found;
    }

    /// <summary>Goes past digits with a point and an exponent and gives them.</summary>
    public ReadOnlySpan<char> TakeNumber()
    {
        var start = Position;
        SkipDigits();
        if (Current == '.')
        {
            Position++;
            SkipDigits();
        }

        SkipExponent();
        return _text[start..Position];
    }

    /// <summary>Goes past a name and gives it.</summary>
    public ReadOnlySpan<char> TakeName()
    {
        var start = Position;
        while (StartsName(Current) || IsDigit(Current))
        {
            Position++;
        }

        return _text[start..Position];
    }

    private void SkipDigits()
    {
        while (IsDigit(Current))
        {
            Position++;
        }
    }

    private void SkipExponent()
    {
        if (Current is not ('e' or 'E'))
        {
            return;
        }

        var mark = Position++;
        if (Current is '+' or '-')
        {
            Position++;
        }

        if (IsDigit(Current))
        {
            SkipDigits();
        }
        else
        {
            Position = mark;
        }
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';
}
