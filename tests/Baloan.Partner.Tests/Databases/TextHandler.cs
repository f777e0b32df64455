using System.Data;
using System.Globalization;
using Dapper;

namespace Baloan.Partner.Tests.Databases;

/// <summary>The handler of docs/values.md for what has a text.</summary>
public sealed class TextHandler<T>(Func<T, string> whole) : SqlMapper.TypeHandler<T>
    where T : struct, IParsable<T>
{
    public override void SetValue(IDbDataParameter parameter, T value)
    {
        parameter.DbType = DbType.String;
        parameter.Value = whole(value) is { Length: > 0 } text ? text : DBNull.Value;
    }

    public override T Parse(object value) => T.Parse((string)value, CultureInfo.InvariantCulture);
}
