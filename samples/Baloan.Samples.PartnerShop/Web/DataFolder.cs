namespace Baloan.Samples.PartnerShop.Web;

/// <summary>The folder of the database and of the keys that seal cookies: the shop's own account alone reads it.</summary>
public static class DataFolder
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path); // has the rights of the folder that it is in
        }
        else if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, OwnerAlone);
        }
    }
}
