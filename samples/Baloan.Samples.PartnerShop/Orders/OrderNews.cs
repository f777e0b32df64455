using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>Tells the open pages of an order that it has changed. Several nodes would tell each other, through Redis for example.</summary>
public sealed class OrderNews(OrderBook orders, IHostApplicationLifetime lifetime)
{
    private readonly ConcurrentDictionary<(Guid OrderId, Guid Reader), Channel<bool>> _readers = new();

    public void Tell(Guid orderId)
    {
        foreach (var (key, reader) in _readers)
        {
            if (key.OrderId == orderId)
            {
                reader.Writer.TryWrite(true);
            }
        }
    }

    /// <summary>The order's version now and after each change, until the reader goes away or the shop stops.</summary>
    public async IAsyncEnumerable<string> FollowAsync(Guid orderId, OrderKeys keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var key = (orderId, Guid.NewGuid());
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        changes.Writer.TryWrite(true);
        _readers[key] = changes;
        try
        {
            while (await NextAsync(changes, ending.Token) && await orders.FindAsync(orderId, keys, CancellationToken.None) is { } tracked)
            {
                yield return tracked.Version;
            }
        }
        finally
        {
            _readers.TryRemove(key, out _);
        }
    }

    private static async Task<bool> NextAsync(Channel<bool> changes, CancellationToken cancellationToken)
    {
        try
        {
            return await changes.Reader.ReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
