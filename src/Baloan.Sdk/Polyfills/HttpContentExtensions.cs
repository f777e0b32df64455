#if !NET9_0_OR_GREATER
namespace Baloan.Sdk;

/// <summary>What the client uses of .NET 9's <see cref="HttpContent"/>.</summary>
internal static class HttpContentExtensions
{
    extension(HttpContent content)
    {
        public Task LoadIntoBufferAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return content.LoadIntoBufferAsync();
        }
    }
}
#endif
