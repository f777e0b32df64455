using System.Security.Cryptography;
using StackExchange.Redis;

namespace Baloan.Sdk;

/// <summary>A ledger in Redis: two keys a loan, one for who holds it and one for what is kept. Each step is one script, so that it is atomic.</summary>
internal sealed class RedisCallbackLedger(RedisConnection connection, string keyPrefix) : IBaloanCallbackLedger
{
    private const int TokenBytes = 16;

    public async Task<BaloanCallbackLease?> TryAcquireAsync(Guid loanId, TimeSpan leaseTime, CancellationToken cancellationToken)
    {
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(TokenBytes));
        RedisValue[] values = [token, Milliseconds(leaseTime)];
        while (true)
        {
            var database = await connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var result = await database.ScriptEvaluateAsync(LedgerScripts.Acquire, KeysOf(loanId), values).WaitAsync(cancellationToken).ConfigureAwait(false);
                var answer = (RedisValue[])result!;
                return (int)answer[0] == 1 ? new BaloanCallbackLease(loanId, token, answer[1]) : null;
            }
            catch (RedisConnectionException) when (!cancellationToken.IsCancellationRequested)
            {
                // The connection was cut before the answer: the same lease is asked for by the next one.
                await connection.LetItBeMadeAgainAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // It may yet be taken, for nobody: what is sent now comes after it, and gives it back.
                await database.ScriptEvaluateAsync(LedgerScripts.Release, KeysOf(loanId), [token, "", 1], CommandFlags.FireAndForget).ConfigureAwait(false);
                throw;
            }
        }
    }

    public async Task<bool> RenewAsync(BaloanCallbackLease lease, TimeSpan leaseTime, CancellationToken cancellationToken) =>
        (bool)await EvaluateAsync(LedgerScripts.Renew, lease.LoanId, [lease.Token, Milliseconds(leaseTime)], cancellationToken).ConfigureAwait(false);

    public async Task<bool> ReleaseAsync(BaloanCallbackLease lease, string? record, TimeSpan rememberFor, CancellationToken cancellationToken) =>
        (bool)await EvaluateAsync(LedgerScripts.Release, lease.LoanId, [lease.Token, record ?? "", Milliseconds(rememberFor)], cancellationToken).ConfigureAwait(false);

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var database = await connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        await database.PingAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<RedisResult> EvaluateAsync(string script, Guid loanId, RedisValue[] values, CancellationToken cancellationToken)
    {
        var database = await connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        return await database.ScriptEvaluateAsync(script, KeysOf(loanId), values).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    // The braces keep both keys on one node of a cluster.
    private RedisKey[] KeysOf(Guid loanId) => [$"{keyPrefix}{{{loanId:N}}}:lease", $"{keyPrefix}{{{loanId:N}}}:record"];

    private static long Milliseconds(TimeSpan time) => Math.Max(1, (long)time.TotalMilliseconds);
}
