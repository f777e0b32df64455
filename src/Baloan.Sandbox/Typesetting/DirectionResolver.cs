namespace Baloan.Sandbox.Typesetting;

/// <summary>
/// Gives each character of a line its level by Unicode's bidirectional algorithm (UAX 9, rules W1 to I2): an even one runs from left to right,
/// an odd one from right to left. Embeddings and isolates, which nobody types into a name, are not known to it.
/// </summary>
internal sealed class DirectionResolver
{
    private readonly CharacterDirection[] _directions;
    private readonly CharacterDirection _base;

    private DirectionResolver(ReadOnlySpan<int> characters, bool isRightToLeft)
    {
        _directions = new CharacterDirection[characters.Length];
        for (var index = 0; index < characters.Length; index++)
        {
            _directions[index] = CharacterDirections.Of(characters[index]);
        }

        _base = isRightToLeft ? CharacterDirection.Right : CharacterDirection.Left;
    }

    public static int[] LevelsOf(ReadOnlySpan<int> characters, bool isRightToLeft)
    {
        var resolver = new DirectionResolver(characters, isRightToLeft);
        resolver.ResolveMarksAndNumbers();
        resolver.ResolveSeparators();
        resolver.ResolveLatinNumbers();
        resolver.ResolveBrackets(characters);
        resolver.ResolveNeutrals();
        return [.. resolver._directions.Select(direction => LevelOf(direction, isRightToLeft))];
    }

    /// <summary>The direction of the first letter that has one; null where there is none.</summary>
    public static bool? IsRightToLeft(ReadOnlySpan<int> characters)
    {
        foreach (var character in characters)
        {
            switch (CharacterDirections.Of(character))
            {
                case CharacterDirection.Left:
                    return false;
                case CharacterDirection.Right or CharacterDirection.Arabic:
                    return true;
            }
        }

        return null;
    }

    private static int LevelOf(CharacterDirection direction, bool isRightToLeft) => direction switch
    {
        CharacterDirection.Right => 1,
        CharacterDirection.Left => isRightToLeft ? 2 : 0,
        _ => 2,
    };

    /// <summary>W1 to W3: a mark is as what it stands upon; a number after an Arabic letter is an Arabic one.</summary>
    private void ResolveMarksAndNumbers()
    {
        var (before, letter) = (_base, _base);
        for (var index = 0; index < _directions.Length; index++)
        {
            ref var direction = ref _directions[index];
            direction = direction == CharacterDirection.Mark ? before : direction;
            before = direction;
            if (direction is CharacterDirection.Left or CharacterDirection.Right or CharacterDirection.Arabic)
            {
                letter = direction;
            }

            direction = (direction, letter) switch
            {
                (CharacterDirection.Number, CharacterDirection.Arabic) => CharacterDirection.ArabicNumber,
                (CharacterDirection.Arabic, _) => CharacterDirection.Right,
                _ => direction,
            };
        }
    }

    /// <summary>W4 to W6: what stands within or beside a number belongs to it; elsewhere it is neutral.</summary>
    private void ResolveSeparators()
    {
        for (var index = 1; index + 1 < _directions.Length; index++)
        {
            var (before, after) = (_directions[index - 1], _directions[index + 1]);
            if (before == after && IsWithin(_directions[index], before))
            {
                _directions[index] = before;
            }
        }

        SpreadNumbers(0, 1);
        SpreadNumbers(_directions.Length - 1, -1);
        foreach (ref var direction in _directions.AsSpan())
        {
            direction = direction is CharacterDirection.Sign or CharacterDirection.Separator or CharacterDirection.Unit ? CharacterDirection.Neutral : direction;
        }
    }

    private static bool IsWithin(CharacterDirection sign, CharacterDirection number) => (sign, number)
        is (CharacterDirection.Sign or CharacterDirection.Separator, CharacterDirection.Number)
        or (CharacterDirection.Separator, CharacterDirection.ArabicNumber);

    private void SpreadNumbers(int start, int step)
    {
        for (var index = start + step; index >= 0 && index < _directions.Length; index += step)
        {
            if (_directions[index] == CharacterDirection.Unit && _directions[index - step] == CharacterDirection.Number)
            {
                _directions[index] = CharacterDirection.Number;
            }
        }
    }

    /// <summary>W7: a number after a Latin letter runs with it.</summary>
    private void ResolveLatinNumbers()
    {
        var letter = _base;
        foreach (ref var direction in _directions.AsSpan())
        {
            letter = direction is CharacterDirection.Left or CharacterDirection.Right ? direction : letter;
            direction = direction == CharacterDirection.Number && letter == CharacterDirection.Left ? CharacterDirection.Left : direction;
        }
    }

    /// <summary>N0: both brackets of a pair run with what they hold or, where that is against the line, with what comes before them.</summary>
    private void ResolveBrackets(ReadOnlySpan<int> characters)
    {
        foreach (var (open, close) in Brackets.PairsOf(characters))
        {
            if (_directions[open] != CharacterDirection.Neutral || _directions[close] != CharacterDirection.Neutral)
            {
                continue;
            }

            var held = _directions[(open + 1)..close].Select(SideOf).OfType<CharacterDirection>().ToHashSet();
            if (held.Count > 0)
            {
                _directions[open] = _directions[close] = held.Contains(_base) ? _base : SideBefore(open);
            }
        }
    }

    /// <summary>N1 and N2: what is neutral runs with both its sides where they agree, else with the line.</summary>
    private void ResolveNeutrals()
    {
        for (var index = 0; index < _directions.Length; index++)
        {
            if (_directions[index] != CharacterDirection.Neutral)
            {
                continue;
            }

            var end = index;
            while (end < _directions.Length && _directions[end] == CharacterDirection.Neutral)
            {
                end++;
            }

            var before = SideBefore(index);
            var after = end < _directions.Length ? SideOf(_directions[end]) : _base;
            Array.Fill(_directions, before == after ? before : _base, index, end - index);
            index = end;
        }
    }

    private CharacterDirection SideBefore(int index)
    {
        while (--index >= 0)
        {
            if (SideOf(_directions[index]) is { } side)
            {
                return side;
            }
        }

        return _base;
    }

    /// <summary>The side that a character runs to; a number counts as one that runs to the right side's way.</summary>
    private static CharacterDirection? SideOf(CharacterDirection direction) => direction switch
    {
        CharacterDirection.Left => CharacterDirection.Left,
        CharacterDirection.Right or CharacterDirection.Number or CharacterDirection.ArabicNumber => CharacterDirection.Right,
        _ => null,
    };
}
