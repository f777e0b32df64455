namespace Baloan.Sdk;

/// <summary>Where several nodes share a token. Without one, each manager's own memory is the store.</summary>
internal interface ITokenStore
{
    /// <exception cref="InvalidDataException">The store works, but its entry cannot be read.</exception>
    Task<SharedToken?> ReadAsync(string username, CancellationToken cancellationToken);

    Task WriteAsync(string username, SharedToken token, CancellationToken cancellationToken);
}
