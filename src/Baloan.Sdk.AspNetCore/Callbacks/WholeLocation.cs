using Microsoft.AspNetCore.Http;

namespace Baloan.Sdk;

/// <summary>Where a redirect leads that was made of a path without its secret.</summary>
internal static class WholeLocation
{
    /// <summary>The location with the secret put back as the last segment, where it is the same path on whatever host; any other as it is.</summary>
    public static string Of(string location, GivenSecret taken)
    {
        if (taken.Path is not { } path)
        {
            return location;
        }

        var end = location.AsSpan().IndexOfAny('?', '#');
        var address = end < 0 ? location : location[..end];
        var bare = address.TrimEnd('/');
        return IsSame(PathOf(bare), path)
            ? $"{bare}/{taken.Value}{address[bare.Length..]}{location[address.Length..]}"
            : location;
    }

    private static ReadOnlySpan<char> PathOf(string address)
    {
        var authority = address.IndexOf("//", StringComparison.Ordinal);
        if (authority < 0)
        {
            return address;
        }

        var path = address.IndexOf('/', authority + 2);
        return path < 0 ? default : address.AsSpan(path);
    }

    // A path base may stand before it, and a rule for canonical addresses may have changed its case.
    private static bool IsSame(ReadOnlySpan<char> location, PathString path)
    {
        var wanted = path.ToUriComponent().AsSpan().TrimEnd('/');
        return !wanted.IsEmpty && location.EndsWith(wanted, StringComparison.OrdinalIgnoreCase);
    }
}
