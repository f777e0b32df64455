using System.Buffers;

namespace Baloan.Sdk;

/// <summary>A piece of a long body.</summary>
internal sealed class BodyPiece : ReadOnlySequenceSegment<byte>
{
    private BodyPiece(ReadOnlyMemory<byte> memory, long start)
    {
        Memory = memory;
        RunningIndex = start;
    }

    public static ReadOnlySequence<byte> Join(List<byte[]> full, ReadOnlyMemory<byte> last)
    {
        var first = new BodyPiece(full[0], start: 0);
        var end = first;
        for (var i = 1; i < full.Count; i++)
        {
            end = end.Append(full[i]);
        }

        end = end.Append(last);
        return new ReadOnlySequence<byte>(first, 0, end, last.Length);
    }

    private BodyPiece Append(ReadOnlyMemory<byte> memory)
    {
        var next = new BodyPiece(memory, RunningIndex + Memory.Length);
        Next = next;
        return next;
    }
}
