package net.psmail.provisioning.rule;

import java.util.ArrayList;
import java.util.List;

/** Reads a script as RFC 5228 says (8.1), as far as strings: what is in them, and what is left. */
record ScriptStrings(List<String> strings, String code) {

  static ScriptStrings of(String script) {
    List<String> strings = new ArrayList<>();
    StringBuilder code = new StringBuilder();
    int at = 0;
    while (at < script.length()) {
      char next = script.charAt(at++);
      if (next == '#') {
        at = script.indexOf("\r\n", at);
      } else if (next == '"') {
        StringBuilder text = new StringBuilder();
        for (next = script.charAt(at++); next != '"'; next = script.charAt(at++)) {
          text.append(next == '\\' ? script.charAt(at++) : next);
        }
        strings.add(text.toString());
        code.append("\"\"");
      } else {
        code.append(next);
      }
    }
    return new ScriptStrings(strings, code.toString());
  }
}
