package net.psmail.provisioning.stored;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.provisioning.stored.StoredColumn.Kind;

/**
 * A table that keeps something about somebody.
 *
 * @param owned which of its rows, {@code t}, are about the account {@code ?1}
 * @param columns those that its owner reads
 * @param ties those that tie rows together and say nothing to people
 */
record Holding(String table, String owned, String order, List<Column> columns, List<String> ties) {

  /**
   * A column that is read.
   *
   * @param expression what is read of it; always something else than the value of a sealed one
   * @param inSeconds whether the moment is a number of seconds of Unix time
   */
  record Column(StoredColumn told, String expression, boolean inSeconds) {}

  static Holding of(String table, String owned, String order) {
    return new Holding(table, owned, order, List.of(), List.of());
  }

  Holding text(String... names) {
    return with(Kind.TEXT, "t.%s", names);
  }

  Holding word(String... names) {
    return with(Kind.WORD, "t.%s", names);
  }

  Holding number(String... names) {
    return with(Kind.NUMBER, "t.%s", names);
  }

  Holding bytes(String... names) {
    return with(Kind.BYTES, "t.%s", names);
  }

  Holding flag(String... names) {
    return with(Kind.FLAG, "case when t.%s then 'true' else 'false' end", names);
  }

  /** As text, because drivers move moments to the time zones that they believe in. */
  Holding moment(String... names) {
    return with(Kind.MOMENT, "cast(t.%s as char(19))", names);
  }

  Holding seconds(String... names) {
    return with(
        Arrays.stream(names)
            .map(name -> new Column(new StoredColumn(name, Kind.MOMENT), "t." + name, true)));
  }

  Holding day(String... names) {
    return with(Kind.DAY, "t.%s", names);
  }

  Holding sealed(String... names) {
    return with(Kind.SEALED, "case when t.%s is not null then '' end", names);
  }

  /** A text of which only rows that fulfil the condition are the owner's to know. */
  Holding textWhere(String condition, String... names) {
    return with(Kind.TEXT, "case when " + condition + " then t.%s end", names);
  }

  Holding ties(String... names) {
    return new Holding(table, owned, order, columns, List.of(names));
  }

  private Holding with(Kind kind, String expression, String... names) {
    return with(
        Arrays.stream(names)
            .map(
                name ->
                    new Column(new StoredColumn(name, kind), expression.formatted(name), false)));
  }

  private Holding with(Stream<Column> more) {
    List<Column> all = new ArrayList<>(columns);
    more.forEach(all::add);
    return new Holding(table, owned, order, List.copyOf(all), ties);
  }

  String rows() {
    return "select "
        + columns.stream().map(Column::expression).collect(Collectors.joining(", "))
        + from()
        + " order by "
        + order;
  }

  String count() {
    return "select count(*)" + from();
  }

  private String from() {
    return " from " + table + " t where " + owned;
  }
}
