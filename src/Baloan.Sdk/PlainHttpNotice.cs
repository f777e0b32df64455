using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>
/// Warns of clients that use plain http where their options are checked, which is at the application's start; once for each client and
/// address, however often they are read.
/// </summary>
internal sealed class PlainHttpNotice(ILoggerFactory loggerFactory) : IValidateOptions<BaloanClientOptions>
{
    private readonly ConcurrentDictionary<(string Client, Uri Gateway), bool> _told = new();

    /// <summary>Warns of a client that no container makes.</summary>
    public static void Tell(string clientName, Uri gateway, ILoggerFactory loggerFactory)
    {
        if (gateway.Scheme == Uri.UriSchemeHttp && !gateway.IsLoopback)
        {
            QuietLogger.Of<BaloanClient>(loggerFactory).PlainHttp(clientName, gateway.Authority);
        }
    }

    public ValidateOptionsResult Validate(string? name, BaloanClientOptions options)
    {
        var client = name ?? Options.DefaultName;
        if (options.AllowPlainHttp && options.BaseAddress is { IsAbsoluteUri: true } gateway && _told.TryAdd((client, gateway), true))
        {
            Tell(client, gateway, loggerFactory);
        }

        return ValidateOptionsResult.Skip;
    }
}
