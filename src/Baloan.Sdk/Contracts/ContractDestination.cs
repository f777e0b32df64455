using System.Runtime.ExceptionServices;

namespace Baloan.Sdk;

/// <summary>The stream that a contract is written to. Knows whether anything was written, and takes it back where it can.</summary>
internal sealed class ContractDestination(Stream stream)
{
    private readonly long _start = stream.CanSeek ? stream.Position : 0;

    /// <summary>Whether the stream holds a part of a file.</summary>
    public bool HasPart { get; private set; }

    /// <summary>What the stream itself failed with, which is no fault of the gateway's.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        HasPart = true;
        try
        {
            await stream.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Failure = ExceptionDispatchInfo.Capture(exception);
            throw;
        }
    }

    /// <summary>Cuts the stream back to where it stood before; false where it still holds a part of a file.</summary>
    public bool TryCutBack()
    {
        if (!HasPart)
        {
            return true;
        }

        if (!stream.CanSeek)
        {
            return false;
        }

        try
        {
            stream.SetLength(_start);
            stream.Position = _start;
            HasPart = false;
            return true;
        }
        catch (Exception exception) when (exception is IOException or NotSupportedException or ObjectDisposedException)
        {
            // The failure of the download itself is what the caller has to know.
            return false;
        }
    }
}
