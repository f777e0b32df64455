namespace Baloan.Sdk;

/// <summary>What Redis does in one step. The first key is who holds the loan, the second what is kept; the first argument is the lease's token.</summary>
internal static class LedgerScripts
{
    /// <summary>Takes the loan if nobody holds it, or this lease does, whose answer was lost; and reads what is kept. Argument 2: milliseconds of the lease.</summary>
    public const string Acquire = """
        if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) or redis.call('GET', KEYS[1]) == ARGV[1] then
            return { 1, redis.call('GET', KEYS[2]) }
        end
        return { 0, false }
        """;

    /// <summary>Holds the loan for longer, if this lease still holds it. Argument 2: milliseconds of the lease.</summary>
    public const string Renew = """
        if redis.call('GET', KEYS[1]) == ARGV[1] then
            return redis.call('PEXPIRE', KEYS[1], ARGV[2])
        end
        return 0
        """;

    /// <summary>Keeps a record, if there is a new one, and gives the loan back, if this lease still holds it. Arguments: the record, and for how many milliseconds it is kept.</summary>
    public const string Release = """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then
            return 0
        end
        if ARGV[2] ~= '' then
            redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
        end
        redis.call('DEL', KEYS[1])
        return 1
        """;
}
