namespace Baloan.Sdk;

/// <summary>
/// What may be allocated to read an answer: a multiple of the answer's length, which every allocation is taken from before it is made.
/// With the body itself that is less than four times the length. An answer of the documented form takes about twice its length.
/// </summary>
/// <param name="length">The answer's length in bytes.</param>
internal struct ReadingAllowance(long length)
{
    private const long FreeBytes = 32 * 1024;
    private const long FreeBytesForUnknownFields = 16 * 1024;

    private readonly long _most = FreeBytes + (length * 5 / 2);
    private long _spent;

    /// <summary>Takes what is about to be allocated.</summary>
    /// <exception cref="ReadingAllowanceException">It is more than is left.</exception>
    public void Spend(long bytes)
    {
        _spent += bytes;
        if (_spent > _most)
        {
            throw new ReadingAllowanceException();
        }
    }

    /// <summary>
    /// Takes what an unknown field needs, if what was read so far leaves room: such a field must not use up what the known ones need.
    /// </summary>
    public bool TrySpendOnUnknownField(long bytes, long consumed)
    {
        if (_spent + bytes > FreeBytesForUnknownFields + (consumed * 9 / 4))
        {
            return false;
        }

        _spent += bytes;
        return true;
    }
}
