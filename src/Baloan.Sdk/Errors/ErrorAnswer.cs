namespace Baloan.Sdk;

/// <summary>An error answer as it came; <see cref="Body"/> is not needed any more once it has been read.</summary>
internal readonly ref struct ErrorAnswer
{
    public string? Operation { get; init; }

    public int StatusCode { get; init; }

    public ReadOnlySpan<byte> Body { get; init; }

    /// <summary>Whether more of the body came than <see cref="Body"/> holds.</summary>
    public bool IsTruncated { get; init; }

    public string? MediaType { get; init; }

    public string? Charset { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public string? RequestId { get; init; }
}
