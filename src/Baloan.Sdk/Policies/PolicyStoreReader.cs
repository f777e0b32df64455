using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Reads a store of a policy.</summary>
internal static class PolicyStoreReader
{
    private const int Size = 32;

    /// <summary>Reads the store that begins here.</summary>
    /// <exception cref="JsonException">It is no object.</exception>
    public static PolicyStore Read(ref FieldReader reader)
    {
        if (reader.Json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A store is an object.");
        }

        reader.Spend(Size);
        var store = new PolicyStore();
        UnknownFields? others = null;
        while (reader.NextInnerField())
        {
            if (reader.TryEnterInner("id"u8))
            {
                store.Id = JsonNumber.ReadInt32(ref reader.Json);
            }
            else if (reader.TryEnterInner("title_fa"u8))
            {
                store.Title = reader.ReadText()!;
            }
            else if (reader.TryEnterInner("logo"u8))
            {
                store.LogoAsItCame = ReadLogo(ref reader);
            }
            else
            {
                reader.KeepInner(ref others);
            }
        }

        store.AdditionalData = others;
        return store;
    }

    /// <summary>The bytes of an address, which becomes one when somebody asks for it: few who read policies show logos.</summary>
    private static byte[]? ReadLogo(ref FieldReader reader)
    {
        var length = JsonText.LengthOf(ref reader.Json);
        if (reader.Json.TokenType != JsonTokenType.String || length is 0 or > JsonAddress.MaxLength || !JsonText.IsText(ref reader.Json))
        {
            reader.Json.Skip();
            return null;
        }

        reader.Spend((int)length * (reader.Json.ValueIsEscaped ? 2 : 1));
        var utf8 = new byte[length];
        var copied = reader.Json.CopyString(utf8);
        return copied == utf8.Length ? utf8 : utf8.AsSpan(0, copied).ToArray();
    }
}
