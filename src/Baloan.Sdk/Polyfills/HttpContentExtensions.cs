#if !NET9_0_OR_GREATER
namespace Baloan.Sdk;

/// <summary>What the client uses of a newer .NET's <see cref="HttpContent"/>.</summary>
internal static class HttpContentExtensions
{
    extension(HttpContent content)
    {
        public Task LoadIntoBufferAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return content.LoadIntoBufferAsync();
        }

#if !NET
        public async Task CopyToAsync(Stream target, CancellationToken cancellationToken)
        {
            const int size = 16 * 1024;
            using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
            await stream.CopyToAsync(target, size, cancellationToken).ConfigureAwait(false);
        }
#endif
    }
}
#endif
