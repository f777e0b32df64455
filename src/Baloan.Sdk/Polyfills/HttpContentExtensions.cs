#if !NET
namespace Baloan.Sdk;

/// <summary>What the client uses of modern .NET's <see cref="HttpContent"/>.</summary>
internal static class HttpContentExtensions
{
    extension(HttpContent content)
    {
        public async Task CopyToAsync(Stream target, CancellationToken cancellationToken)
        {
            const int size = 16 * 1024;
            using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
            await stream.CopyToAsync(target, size, cancellationToken).ConfigureAwait(false);
        }
    }
}
#endif
