using System.Collections.Concurrent;

namespace Baloan.Sdk.AspNetCore.Tests.Support;

/// <summary>What stands for the application's table of the partners' secrets.</summary>
internal sealed class SecretTable
{
    public const string ShopSecret = "secret-of-the-shop-0123456789";
    public const string MarketSecret = "secret-of-the-market-0123456789";

    public ConcurrentDictionary<string, string> KeyOfHash { get; } = new()
    {
        [BaloanCallbackSecret.Hash(ShopSecret)] = "shop",
        [BaloanCallbackSecret.Hash(MarketSecret)] = "market",
    };

    /// <summary>What was asked for.</summary>
    public ConcurrentQueue<string> Questions { get; } = new();

    /// <summary>Runs before each answer.</summary>
    public Func<CancellationToken, Task> BeforeAsync { get; set; } = _ => Task.CompletedTask;
}
