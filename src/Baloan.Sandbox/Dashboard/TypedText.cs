namespace Baloan.Sandbox.Dashboard;

/// <summary>What somebody typed, with digits and letters as Persian and Arabic keyboards write them read as one.</summary>
internal static class TypedText
{
    private const char ArabicZero = '٠';
    private const char PersianZero = '۰';

    public static string Plain(string typed) => string.Concat(typed.Select(Plain));

    private static char Plain(char letter) => letter switch
    {
        >= ArabicZero and <= '٩' => (char)('0' + (letter - ArabicZero)),
        >= PersianZero and <= '۹' => (char)('0' + (letter - PersianZero)),
        'ي' => 'ی',
        'ك' => 'ک',
        '٫' => '.',
        _ => letter,
    };
}
