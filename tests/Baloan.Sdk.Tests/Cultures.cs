namespace Baloan.Sdk.Tests;

/// <summary>The cultures under which everything must read and write alike: the invariant one, an English and a Persian one.</summary>
internal sealed class Cultures : TheoryData<string>
{
    public Cultures() => AddRange("", "en-US", "fa-IR");
}
