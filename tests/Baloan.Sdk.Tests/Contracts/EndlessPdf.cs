namespace Baloan.Sdk.Tests.Contracts;

/// <summary>A PDF file without an end, that counts what is taken of it.</summary>
internal sealed class EndlessPdf() : ForwardOnlyStream(Null)
{
    public long Taken { get; private set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        buffer.Fill((byte)' ');
        if (Taken == 0)
        {
            "%PDF-"u8.CopyTo(buffer);
        }

        Taken += buffer.Length;
        return buffer.Length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
}
