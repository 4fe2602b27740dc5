package net.psmail.portal.guard;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What only the owner may do, and not whoever finds the browser open: who has not shown it lately
 * is asked once more, for the second step of the sign-in, or for the password where there is none.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Proved {

  /** Whether the form itself asks for the password: then only a second step is asked for. */
  boolean formAsksPassword() default false;
}
