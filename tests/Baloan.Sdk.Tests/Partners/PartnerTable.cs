using System.Collections.Concurrent;

namespace Baloan.Sdk.Tests.Partners;

/// <summary>What stands for the application's table of partners. Every key is a partner with its own name as user name, until it is removed.</summary>
internal sealed class PartnerTable
{
    private readonly ConcurrentDictionary<string, string?> _passwords = new();
    private readonly ConcurrentDictionary<string, string> _usernames = new();
    private int _questions;

    /// <summary>How often it was asked.</summary>
    public int Questions => Volatile.Read(ref _questions);

    /// <summary>Runs before each answer.</summary>
    public Func<string, CancellationToken, Task> BeforeAsync { get; set; } = (_, _) => Task.CompletedTask;

    public void SetPassword(string key, string password) => _passwords[key] = password;

    public void SetUsername(string key, string username) => _usernames[key] = username;

    public void Remove(string key) => _passwords[key] = null;

    public async Task<BaloanPartner?> FindAsync(string key, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _questions);
        await BeforeAsync(key, cancellationToken);
        return _passwords.GetOrAdd(key, PartnersTokens.PasswordOf(key)) is { } password
            ? new BaloanPartner(_usernames.GetValueOrDefault(key, key), password)
            : null;
    }
}
