using System.Globalization;
using System.Text;
using Baloan.Sandbox.Hosting;
using Baloan.Sandbox.Storage;

namespace Baloan.Sandbox.Requests;

/// <summary>The last requests, at most 10,000 of them with 16 Mi characters in all.</summary>
internal sealed class RequestLog
{
    public const int Limit = 10_000;

    private const long CharacterLimit = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly ISandboxStore _store;
    private readonly EventHub _events;
    private readonly Queue<SandboxRequest> _requests;
    private long _characters;
    private int _last;
    private int _dropped;

    public RequestLog(ISandboxStore store, EventHub events)
    {
        _store = store;
        _events = events;
        _requests = new(store.Load<SandboxRequest>(DocumentKinds.Request));
        _last = _requests.Select(request => request.Number).DefaultIfEmpty().Max();
        _dropped = _requests.TryPeek(out var oldest) ? oldest.Number - 1 : 0;
        _characters = _requests.Sum(SizeOf);
        ForgetTheOldest();
    }

    public IReadOnlyList<SandboxRequest> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>How many were dropped to make room, since the log was last cleared.</summary>
    public int Dropped
    {
        get
        {
            lock (_gate)
            {
                return _dropped;
            }
        }
    }

    public SandboxRequest? Find(int number)
    {
        lock (_gate)
        {
            return _requests.FirstOrDefault(request => request.Number == number);
        }
    }

    public void Add(SandboxRequest request)
    {
        lock (_gate)
        {
            request = request with { Number = ++_last };
            _store.Save(new Document(DocumentKinds.Request, Key(request), request));
            _requests.Enqueue(request);
            _characters += SizeOf(request);
            ForgetTheOldest();
        }

        _events.Publish("request", request);
    }

    public void Clear()
    {
        lock (_gate)
        {
            _store.Delete(DocumentKinds.Request, [.. _requests.Select(Key)]);
            _store.Compact();
            _requests.Clear();
            _characters = 0;
            _dropped = 0;
        }
    }

    /// <summary>The size of a request in characters: everything whose length its sender decides.</summary>
    private static long SizeOf(SandboxRequest request) =>
        request.Method.Length + request.Path.Length + request.Body.Length + request.Answer.Length
        + SizeOf(request.Headers) + SizeOf(request.AnswerHeaders);

    private static long SizeOf(IReadOnlyDictionary<string, string> headers) => headers.Sum(header => header.Key.Length + header.Value.Length);

    private static string Key(SandboxRequest request) => request.Number.ToString(CultureInfo.InvariantCulture);

    private void ForgetTheOldest()
    {
        var forgotten = new List<string>();
        while (_requests.Count > Limit || _characters > CharacterLimit)
        {
            var oldest = _requests.Dequeue();
            _characters -= SizeOf(oldest);
            forgotten.Add(Key(oldest));
        }

        _dropped += forgotten.Count;
        _store.Delete(DocumentKinds.Request, [.. forgotten]);
    }
}

/// <summary>A body as the log keeps it: all of it, or the first 64 KiB with a note of how long it was.</summary>
internal static class LoggedText
{
    private const int Limit = 64 * 1024;

    public static string Of(ReadOnlySpan<byte> body) => body.Length <= Limit
        ? Encoding.UTF8.GetString(body)
        : string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(body[..EndOfCharacter(body)])}… ({body.Length} bytes in all)");

    private static int EndOfCharacter(ReadOnlySpan<byte> body)
    {
        const int LongestCharacter = 4;
        var end = Limit;
        while (end > Limit - LongestCharacter && IsWithinCharacter(body[end]))
        {
            end--;
        }

        return end;
    }

    private static bool IsWithinCharacter(byte value) => (value & 0xC0) == 0x80;
}
