package net.psmail.portal.guard;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.psmail.provisioning.token.Scope;

/**
 * Only for a program that sends a token with these scopes. Cookies open nothing here, so a page of
 * somebody else can have no browser do it, and no form token is asked for.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface WithToken {

  /** All that the method needs. */
  Scope[] value() default {};
}
