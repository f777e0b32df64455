#if !NET
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Baloan.Sdk;

/// <summary>What the client uses of modern .NET, for netstandard2.0.</summary>
internal static class Polyfills
{
    extension(ArgumentNullException)
    {
        public static void ThrowIfNull([NotNull] object? argument, [CallerArgumentExpression(nameof(argument))] string? paramName = null)
        {
            if (argument is null)
            {
                throw new ArgumentNullException(paramName);
            }
        }
    }

    extension(ObjectDisposedException)
    {
        public static void ThrowIf(bool condition, Type type)
        {
            if (condition)
            {
                throw new ObjectDisposedException(type.FullName);
            }
        }
    }

    extension(string text)
    {
        public bool EndsWith(char value) => text.Length > 0 && text[text.Length - 1] == value;
    }

    extension(CancellationToken token)
    {
        public CancellationTokenRegistration UnsafeRegister(Action<object?> callback, object? state) => token.Register(callback, state);
    }

    extension(HttpContent content)
    {
        public Task<Stream> ReadAsStreamAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return content.ReadAsStreamAsync();
        }

        public Task<byte[]> ReadAsByteArrayAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return content.ReadAsByteArrayAsync();
        }
    }

    extension(Stream stream)
    {
        public Task<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            var array = ArrayOf(buffer);
            return stream.ReadAsync(array.Array!, array.Offset, array.Count, cancellationToken);
        }

        public Task WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
        {
            var array = ArrayOf(buffer);
            return stream.WriteAsync(array.Array!, array.Offset, array.Count, cancellationToken);
        }
    }

    // The client reads and writes nothing but arrays.
    private static ArraySegment<byte> ArrayOf(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var array) ? array : new ArraySegment<byte>(memory.ToArray());
}

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
