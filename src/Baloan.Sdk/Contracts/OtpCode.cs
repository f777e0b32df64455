namespace Baloan.Sdk;

/// <summary>An OTP as the user typed it, made what the gateway wants: 4 to 8 ASCII digits.</summary>
internal static class OtpCode
{
    private const int MinLength = 4;
    private const int MaxLength = 8;

    public static string Parse(string otp)
    {
        ArgumentNullException.ThrowIfNull(otp);
        Span<char> digits = stackalloc char[MaxLength];
        return DigitReader.TryRead(otp.AsSpan(), asPhone: false, digits, out var count, out _) && count >= MinLength
            ? digits.Slice(0, count).ToString()
            : throw new ArgumentException("An OTP has 4 to 8 digits.", nameof(otp));
    }
}
