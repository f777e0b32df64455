using System.Data;
using System.Globalization;
using Baloan.Sdk;
using Dapper;

namespace Baloan.Partner.Tests.Databases;

/// <summary>The handler of docs/values.md for amounts.</summary>
public sealed class TomanHandler : SqlMapper.TypeHandler<Toman>
{
    public override void SetValue(IDbDataParameter parameter, Toman value)
    {
        parameter.DbType = DbType.Decimal;
        parameter.Value = value.Value;
    }

    public override Toman Parse(object value) => new(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
}
