package net.psmail.journey;

import java.util.HashMap;
import java.util.Map;

/** Comes in by the link of an installation's first start, once for all journeys that share it. */
final class FirstOperator {

  private static final Map<Installation, Visitor> KNOWN = new HashMap<>();

  private FirstOperator() {}

  static synchronized Visitor of(Installation psmail) {
    return KNOWN.computeIfAbsent(psmail, FirstOperator::comeIn);
  }

  private static Visitor comeIn(Installation psmail) {
    Visitor operator = new Visitor(psmail);
    operator
        .form(OperatorIT.linkOf(psmail))
        .with("name", "grace")
        .with("password", Visitor.PASSWORD)
        .send();
    return operator;
  }
}
